import { Inject, Injectable } from '@nestjs/common';
import type { EmailMessage } from '../deliveries/index.js';
import { CONFIG, type Config } from '../platform/config/index.js';
import type { Outline } from './domain/digest-outline.js';
import type { DigestSource } from './digests.store.js';
import { DIGEST_HTML, DIGEST_TEXT } from './templates/digest.js';
import { htmlTemplate, textTemplate } from './templates/rendering.js';
import { UnsubscribeLinks } from './unsubscribe-links.js';

const inHtml = htmlTemplate(DIGEST_HTML);
const inText = textTemplate(DIGEST_TEXT);

/** Puts a digest into the words of its e-mail. */
@Injectable()
export class DigestWords {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
    private readonly links: UnsubscribeLinks,
  ) {}

  mailOf(centerId: string, reader: DigestSource, outline: Outline): EmailMessage {
    const home = this.config.publicUrl;
    const unsubscribe = this.links.linkFor({ centerId, personId: reader.personId });
    const values = {
      ...outline,
      sections: outline.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => ({ ...item, link: `${home}/prospects/${item.prospectId}` })),
      })),
      name: reader.givenName,
      center: reader.center,
      home,
      preferences: `${home}/reminders`,
      unsubscribe,
    };
    return {
      to: reader.email,
      subject: outline.subject,
      html: inHtml(values),
      text: inText(values),
      // RFC 8058: mail programs show a button that needs one click.
      headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    };
  }
}
