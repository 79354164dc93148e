/** Under these names deliveries know whom to ask what is to be said. */
export const DIGEST_TOPIC = 'digest';
export const PUSH_TOPIC = 'reminder-push';
