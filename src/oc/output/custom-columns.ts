import { OcError } from '../oc-error.ts';
import { goText } from './go-text.ts';
import { valuesAt } from './jsonpath/jsonpath.ts';
import { alignTabs } from './tab-writer.ts';
import { tableOptions } from './table.ts';

/**
 * `-o custom-columns=NAME:.metadata.name,…`: `<none>` for what is missing, `<nil>` for null.
 *
 * @throws OcError for a column that is not `HEADER:path`
 */
export const customColumns = (spec: string, objects: readonly unknown[], headers: boolean): string => {
  if (spec === '') throw new OcError('custom-columns format specified but no custom columns given');
  const columns = spec.split(',').map((column) => {
    const colon = column.indexOf(':');
    if (colon < 0) throw new OcError(`unexpected custom-columns spec: ${column}, expected <header>:<json-path-expr>`);
    return { header: column.slice(0, colon), path: column.slice(colon + 1) };
  });
  const rows = objects.map((object) => columns.map(({ path }) => cell(path, object)));
  const lines = headers ? [columns.map(({ header }) => header), ...rows] : rows;
  return alignTabs(lines.map((cells) => `${cells.join('\t')}\n`).join(''), tableOptions);
};

const cell = (path: string, object: unknown): string => {
  const values = valuesAt(path, object);
  return values.length === 0 ? '<none>' : values.map(goText).join(',');
};
