import { Args, Context, Resolver, Subscription } from '@nestjs/graphql';
import { Allow } from '../identity/index.js';
import type { Change, EventStream } from './event-stream.js';
import type { Scope } from './listener.js';
import { LiveAudience } from './live-audience.js';
import type { LiveContext } from './live-sockets.js';
import { LiveTail } from './live-tail.service.js';
import { CaseloadChange, CaseloadChangedArgs, InboxChange } from './live-updates.graphql.js';

@Resolver()
export class LiveUpdatesResolver {
  constructor(
    private readonly audience: LiveAudience,
    private readonly tail: LiveTail,
  ) {}

  @Allow('caseload.see')
  @Subscription(() => CaseloadChange, {
    description:
      'Tells within about a second when something was done about students of a caseload. What time alone changes, such as a step that falls due, is not told. Send `{ "authorization": "Bearer <token>" }` with `connection_init`; when the token ends the connection is closed with 4403.',
    resolve: ({ key, at }: Change): CaseloadChange => ({ studentId: key, at }),
  })
  async caseloadChanged(
    @Args() { cohortId, counselorId, mine }: CaseloadChangedArgs,
    @Context() { request, authorization, live }: LiveContext,
  ): Promise<EventStream> {
    const actor = request.signedIn;
    const scope: Scope = { cohortId: cohortId ?? null, counselorId: mine ? actor.userId : (counselorId ?? null) };
    await this.tail.begin(actor.centerId);
    return this.audience.join({ actor, authorization, socket: live, scope });
  }

  @Allow('session.see-oneself')
  @Subscription(() => InboxChange, {
    description: 'Tells when the inbox of the signed-in person has changed, connected as for `caseloadChanged`.',
    resolve: ({ at }: Change): InboxChange => ({ at }),
  })
  async inboxChanged(@Context() { request, authorization, live }: LiveContext): Promise<EventStream> {
    const actor = request.signedIn;
    await this.tail.begin(actor.centerId);
    return this.audience.join({ actor, authorization, socket: live, scope: null });
  }
}
