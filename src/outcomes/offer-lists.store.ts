import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../kernel/id.js';
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
    const [deadline, id] = keysOf(page.after, 2, isPlace) ?? [null, null];
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

const WRITTEN_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d$/;

const isPlace = ([deadline, id]: readonly unknown[]): boolean => isDeadline(String(deadline)) && isId(String(id));

const isDeadline = (text: string): boolean =>
  text === 'infinity' || (WRITTEN_INSTANT.test(text) && !Number.isNaN(Date.parse(text)));

const OPEN_BY_DEADLINE = `
  SELECT o.id, to_json(coalesce(o.deadline_at, 'infinity')) #>> '{}' AS deadline
    FROM open_offers o
   WHERE o.center_id = $1
     AND ($2::uuid IS NULL OR o.student_id IN (
       SELECT students_looked_after($1, $2, (SELECT ($3::timestamptz AT TIME ZONE c.zone)::date FROM center_calendars c WHERE c.center_id = $1))))
     AND ($4::timestamptz IS NULL OR (coalesce(o.deadline_at, 'infinity'), o.id) > ($4, $5::uuid))
   ORDER BY coalesce(o.deadline_at, 'infinity'), o.id LIMIT $6`;
