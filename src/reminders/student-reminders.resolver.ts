import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Student, StudentType } from '../cohorts/index.js';
import { CurrentRequest } from '../identity/index.js';
import { DateTime, RequestContext } from '../platform/graphql/index.js';
import { PreferencesStore } from './preferences.store.js';
import { type Recipient, stoppedAtOf } from './recipient.js';

/** Whether a student is told of what is owed. */
@Resolver(() => StudentType)
export class StudentRemindersResolver {
  constructor(private readonly store: PreferencesStore) {}

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Since when neither mail nor pushes go to the student: opted out on this record or among the own preferences. Null: they go out.',
  })
  async remindersStoppedAt(
    @Parent() { userId, remindersOptedOutAt }: Student,
    @CurrentRequest() request: RequestContext,
  ): Promise<Date | null> {
    const person = userId === null ? null : await this.of(request, userId);
    return stoppedAtOf({ optedOutAt: person?.optedOutAt, studentOptedOutAt: remindersOptedOutAt });
  }

  private of(request: RequestContext, personId: string): Promise<Recipient | null> {
    return request.load('reminder-preferences', personId, (ids) =>
      this.store.byPersonIds(request.signedIn.centerId, ids),
    );
  }
}
