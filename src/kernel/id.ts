const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the text is a UUID in lower case, the only form in which ids are stored and compared. */
export const isId = (text: string): boolean => UUID.test(text);
