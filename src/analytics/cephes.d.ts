/** The part of the package that is used; its own declarations are not named in its `exports`. */
declare module 'cephes' {
  export const compiled: Promise<void>;
  export const ndtr: (z: number) => number;
  export const ndtri: (probability: number) => number;
  export const chdtrc: (degreesOfFreedom: number, x: number) => number;
  export const chdtri: (degreesOfFreedom: number, probabilityAbove: number) => number;
  export const stdtr: (degreesOfFreedom: number, t: number) => number;
  export const stdtri: (degreesOfFreedom: number, probability: number) => number;
}
