import type { Template } from '../../../resources/templates/template.ts';
import type { CellPrinter } from './table.ts';

/** Cells of templates: name, first line of the description, parameters, number of objects. */
export const templateCells: CellPrinter<Template> = (template) => [
  template.metadata.name,
  shortened(template.metadata.annotations?.['description'] ?? ''),
  parametersOf(template),
  template.objects?.length ?? 0,
];

const longest = 80;

const shortened = (description: string): string => {
  const [first = '', ...more] = description.split('\n');
  const line = more.length > 0 ? `${first}...` : first;
  return line.length > longest ? `${line.slice(0, longest - 3).trim()}...` : line;
};

const parametersOf = ({ parameters = [] }: Template): string => {
  const open = parameters.filter(({ value }) => !value);
  const generated = open.filter(({ generate }) => generate).length;
  const blank = open.length - generated;
  if (blank > 0) return `${parameters.length} (${blank} blank)`;
  return `${parameters.length} (${generated > 0 ? `${generated} generated` : 'all set'})`;
};
