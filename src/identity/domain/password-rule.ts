/** In Unicode code points. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Code points, because a person sees one character where JavaScript counts two. */
export const lengthOf = (password: string): number => [...password].length;

/** One spelling for all keyboards: what looks the same is the same (NIST SP 800-63B, 5.1.1.2: NFKC before hashing). */
export const normalizedPassword = (password: string): string => password.normalize('NFKC');

/**
 * What is wrong with a new password, as the end of a sentence; null: nothing. Length and a list of what everybody tries
 * first, and no rule on kinds of characters: those make passwords alike, not strong (NIST SP 800-63B, 5.1.1.2).
 */
export const whyNotPassword = (password: string, email: string): string | null => {
  const plain = normalizedPassword(password).toLowerCase();
  if (plain === email.toLowerCase()) return 'must not be the e-mail address';
  if (isCommon(plain))
    return 'is among the passwords that are tried first; choose another, such as four words of your own';
  return null;
};

const isCommon = (plain: string): boolean => COMMONEST.has(plain.replace(/[\s._-]/g, '')) || isOneThingRepeated(plain);

/** "aaaaaaaaaaaa", "abcabcabcabc". */
const isOneThingRepeated = (plain: string): boolean => /^(.{1,4})\1+$/u.test(plain);

/** Those of at least 12 characters that lead every list of leaked passwords. */
const COMMONEST: ReadonlySet<string> = new Set(
  `
    1234567890123 12345678901234 123456789012 123456789123 1234567891011 987654321012 0123456789012 1q2w3e4r5t6y
    1qaz2wsx3edc 1qaz2wsx3edc4rfv q1w2e3r4t5y6 qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiopasdf
    qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm qwerty123456 qwerty1234567 qwerty12345678 asdfghjkl123
    asdfghjklzxcvbnm zxcvbnm12345 abcdefghijkl abcdefghijklmnopqrstuvwxyz abcd12345678 abc123456789 a1b2c3d4e5f6
    password1234 password12345 password123456 password123! passwordpassword mypassword123 mypassword1234
    newpassword1 p@ssw0rd1234 p@ssword1234 passw0rd1234 pa$$word1234 iloveyou1234 iloveyou12345 iloveyouforever
    iloveyousomuch welcome12345 welcome123456 letmein12345 letmein123456 changeme1234 changeme12345 administrator
    administrator1 admin1234567 admin123456789 trustno1trustno1 football1234 baseball1234 basketball12
    sunshine1234 princess1234 superman1234 dragon123456 monkey123456 manchesterunited liverpoolfc1 unbelievable
    followthrough followthrough1 careercenter careercenter1
  `
    .trim()
    .split(/\s+/),
);
