/** Where Nest keeps the Config: `@Inject(CONFIG) config: Config`. */
export const CONFIG = Symbol('CONFIG');
