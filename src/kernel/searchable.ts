/** Letters that Unicode does not take apart into a letter and a mark, as people without them on the keyboard type them. */
const TYPED_AS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** A name as it is stored for searching and as what is typed is compared: lower case, without accents and apostrophes, one space between words. */
export const searchable = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\p{Mark}'’ʼ]/gu, '')
    .toLowerCase()
    .replace(/[łøđðıßæœþ]/g, (letter) => TYPED_AS[letter] ?? letter)
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
