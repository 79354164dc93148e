import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationInput, Payload } from '../platform/graphql/index.js';

@InputType({
  description:
    'A mail that came back after a server had taken it, as a report of non-delivery (RFC 3464) or a provider’s webhook says so.',
})
export class ReportBounceInput extends MutationInput {
  @Field({ description: 'The Message-ID of our mail, with or without angle brackets.' })
  messageId: string;

  @Field({ description: 'The address that did not take it: Final-Recipient without its type, at most 254 characters.' })
  recipient: string;

  @Field({ description: 'Why, as a status code of RFC 3463 such as 5.1.1.' })
  status: string;
}

@ObjectType({ description: 'What came of a bounce.' })
export class ReportBouncePayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: no mail goes to this address any more. False: nothing was done, as the mailbox may take mail again (full, server away) or the person has another address by now. Null: refused, see `userErrors`.',
  })
  isRecorded: boolean | null;
}
