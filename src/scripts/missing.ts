import { Drop } from 'liquidjs';

/** Stands for a value that is not known: false where a script asks `if`, and reported where it would be shown. */
export class Missing extends Drop {
  constructor(private readonly onShown: () => string) {
    super();
  }

  override valueOf(): null {
    return null;
  }

  /** What is shown in its place. */
  shown(): string {
    return this.onShown();
  }
}
