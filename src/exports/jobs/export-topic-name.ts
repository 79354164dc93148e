/** What mails about exports are of. */
export const EXPORT_TOPIC = 'export';
