import { Liquid } from 'liquidjs';

const OPTIONS = {
  ownPropertyOnly: true,
  strictVariables: true,
  strictFilters: true,
  renderLimit: 1_000,
  memoryLimit: 10_000_000,
} as const;

/** A kept template, read once; what comes from people is escaped. */
export const htmlTemplate = (text: string) => rendererOf(new Liquid({ ...OPTIONS, outputEscape: 'escape' }), text);

export const textTemplate = (text: string) => rendererOf(new Liquid(OPTIONS), text);

const rendererOf = (engine: Liquid, text: string) => {
  const template = engine.parse(text);
  return (values: object): string => engine.renderSync(template, values) as string;
};
