import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../platform/database/index.js';
import { keysOf, type Page, type PageArgs, pageOf, rowsToRead } from '../platform/graphql/index.js';
import { Offer } from './outcome.entity.js';

interface Place {
  readonly id: string;
  /** ISO 8601 with microseconds, or `infinity`: no deadline. */
  readonly deadline: string;
}

/** Lists of offers, keyset-paged. */
@Injectable()
export class OfferLists {
  constructor(private readonly database: Database) {}

  /** Offers that wait for an answer; those without a deadline stand last. */
  openByDeadline(centerId: string, counselorId: string | null, now: Date, page: PageArgs): Promise<Page<Offer>> {
    const [deadline, id] = keysOf(page.after, 'instant', 'id') ?? [null, null];
    return this.database.inCenter(centerId, async (tx) => {
      const values = [centerId, counselorId, now, deadline, id, rowsToRead(page.first)];
      const places = await tx.query<Place>(OPEN_BY_DEADLINE, values);
      const deadlines = new Map(places.map((place) => [place.id, place.deadline]));
      return pageOf(await this.inOrderOf(tx, places), page.first, (offer) => [deadlines.get(offer.id)!, offer.id]);
    });
  }

  private async inOrderOf(tx: Transaction, places: readonly Place[]): Promise<Offer[]> {
    const found = await tx.manager.findBy(Offer, { centerId: tx.centerId, id: In(places.map(({ id }) => id)) });
    const byId = new Map(found.map((offer) => [offer.id, offer]));
    return places.map(({ id }) => byId.get(id)!);
  }
}

/** Where offers without a deadline stand: behind all that have one. */
const NEVER = `'9999-12-31T00:00:00Z'::timestamptz`;

const OPEN_BY_DEADLINE = `
  SELECT o.id, to_char(coalesce(o.deadline_at, ${NEVER}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS deadline
    FROM open_offers o
   WHERE o.center_id = $1
     AND ($2::uuid IS NULL OR o.student_id IN (
       SELECT students_looked_after($1, $2, (SELECT ($3::timestamptz AT TIME ZONE c.zone)::date FROM center_calendars c WHERE c.center_id = $1))))
     AND ($4::timestamptz IS NULL OR (coalesce(o.deadline_at, ${NEVER}), o.id) > ($4, $5::uuid))
   ORDER BY coalesce(o.deadline_at, ${NEVER}), o.id LIMIT $6`;
