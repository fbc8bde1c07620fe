import { floatText } from '../../../resources/values/float-text.ts';
import { OcError } from '../../oc-error.ts';
import { goSyntax } from '../go-syntax.ts';
import { goText } from '../go-text.ts';
import { compactJson, formatJson } from '../json.ts';
import { findResults } from './find-results.ts';
import { FloatLiteral, type Node, PathError } from './node.ts';
import { parseTemplate } from './parse-template.ts';

/**
 * Fills a JSONPath template from a value, as `oc get -o jsonpath=…` does: several results are separated by spaces, what is
 * missing prints nothing.
 *
 * @param isTyped numbers of objects with a type have become floating ones on their way through JSON
 * @throws OcError for what is no template, or does not fit the value
 */
export const fillTemplate = (template: string, value: unknown, allowMissing = true, isTyped = false): string =>
  resultsOf(template, value, allowMissing)
    .map((found) =>
      found.map((each) => (isTyped && typeof each === 'number' ? floatText(each) : printed(each))).join(' '),
    )
    .join('');

/** The same as lists in JSON, one for each path. @throws OcError */
export const fillAsJson = (template: string, value: unknown, allowMissing = true): string =>
  resultsOf(template, value, allowMissing)
    .map((found) => formatJson(found))
    .join('');

/** Every value that a path (`.metadata.name`, `{.metadata.name}`, `metadata.name`) leads to. @throws OcError */
export const valuesAt = (path: string, value: unknown): readonly unknown[] => {
  const template = `{${relaxed(path)}}`;
  try {
    return findResults(parsed(template), value, true)[0] ?? [];
  } catch (error) {
    throw error instanceof PathError ? new OcError(error.message, { cause: error }) : error;
  }
};

/** @throws OcError for what is no path */
const relaxed = (path: string): string => {
  const match = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (match) return `.${match[1] ?? match[2]}`;
  throw new OcError(
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
  );
};

const parsed = (template: string): readonly Node[] => {
  try {
    return parseTemplate(template);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw new OcError(`error parsing jsonpath ${template}, ${error.message}`, { cause: error });
  }
};

const resultsOf = (template: string, value: unknown, allowMissing: boolean): readonly (readonly unknown[])[] => {
  const nodes = parsed(template);
  try {
    return findResults(nodes, value, allowMissing);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    throw new OcError(
      `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(value)}\n\n\n`,
      { cause: error },
    );
  }
};

const printed = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (value instanceof FloatLiteral) return String(value);
  return typeof value === 'object' ? compactJson(value) : goText(value);
};
