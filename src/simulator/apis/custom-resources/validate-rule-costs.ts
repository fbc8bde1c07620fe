import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { estimateCost } from '../cel/estimate-cost.ts';
import { times } from '../cel/estimated-value.ts';
import { compileRule } from './rule-language.ts';
import { LONGEST_REQUEST, sizedTypeOf } from './sized-type-of.ts';

/** How much one rule, and all rules of a schema together, may cost at most. */
const MOST_EACH = 10_000_000;
const MOST_ALL = 100_000_000;

/** So many rules are named when all together are too dear. */
const NAMED = 4;

/** A rule or its message, and what it costs. */
interface RuleCost {
  readonly path: string;
  readonly name: string;
  readonly cost: number;
}

/**
 * The findings about rules that may take too long for the largest objects that a schema allows.
 *
 * @param path of the schema
 * @param isUnchanged whether the schema was accepted before, so that a single rule of it may be as dear as it is
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#resource-use-by-validation-functions
 */
export const validateRuleCosts = async (schema: Schema, path: string, isUnchanged: boolean): Promise<FieldError[]> => {
  const costs: RuleCost[] = [];
  await addCosts(costs, schema, path, true, 1);
  const total = Math.min(
    costs.reduce((sum, { cost }) => sum + cost, 0),
    2 ** 64,
  );
  const dear = costs.filter(({ cost }) => cost >= MOST_ALL / 100).sort((one, other) => other.cost - one.cost);
  return [
    ...costs
      .filter(({ cost }) => cost > MOST_EACH && !isUnchanged)
      .map((each) => forbiddenField(each.path, exceeds(`estimated ${each.name} cost`, each.cost / MOST_EACH))),
    ...(total > MOST_ALL
      ? [
          ...dear
            .slice(0, NAMED)
            .map((each) =>
              forbiddenField(
                each.path,
                'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema',
              ),
            ),
          forbiddenField(
            path,
            exceeds('x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema', total / MOST_ALL),
          ),
        ]
      : []),
  ];
};

/** @param often how many values of the schema an object has at most; `undefined`: as many as fit into a request */
const addCosts = async (
  costs: RuleCost[],
  schema: Schema,
  path: string,
  isObject: boolean,
  often: number | undefined,
): Promise<void> => {
  const rules = schema['x-kubernetes-validations'] ?? [];
  const type = rules.length === 0 ? undefined : sizedTypeOf(schema, isObject);
  for (const [index, { rule, messageExpression, optionalOldSelf }] of rules.entries()) {
    if (type === undefined) break;
    const at = `${path}.x-kubernetes-validations[${index}]`;
    const costOf = async (text: string): Promise<number> =>
      estimateCost((await compileRule(text, optionalOldSelf)).tree, type, ['self', 'oldSelf']);
    const count = often ?? Math.floor(LONGEST_REQUEST / (type.least + 1));
    costs.push({ path: `${at}.rule`, name: 'rule', cost: times(await costOf(rule), count) });
    if (messageExpression)
      costs.push({
        path: `${at}.messageExpression`,
        name: 'messageExpression',
        cost: await costOf(messageExpression).catch(() => 0),
      });
  }
  const each = often === undefined ? undefined : mostOf(schema, often);
  for (const [part, name] of membersOf(schema))
    await addCosts(costs, part, `${path}.${name}`, part['x-kubernetes-embedded-resource'] === true, each);
};

const membersOf = ({ properties = {}, items, additionalProperties }: Schema): (readonly [Schema, string])[] => [
  ...Object.entries(properties).map(([name, part]) => [part, `properties[${name}]`] as const),
  ...(items === undefined ? [] : [[items, 'items'] as const]),
  ...(typeof additionalProperties === 'object' ? [[additionalProperties, 'additionalProperties'] as const] : []),
];

const mostOf = (
  { type, items, additionalProperties, maxItems, maxProperties }: Schema,
  often: number,
): number | undefined => {
  const isMany = type === 'array' ? items !== undefined : type === 'object' && additionalProperties !== undefined;
  const most = type === 'array' ? maxItems : maxProperties;
  if (!isMany) return often;
  return most === undefined ? undefined : times(often, Math.max(0, most));
};

const exceeds = (what: string, factor: number): string => {
  const by = factor > 100 ? 'more than 100' : factor.toFixed(factor < 1.5 ? 6 : 1);
  return `${what} exceeds budget by factor of ${by}x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)`;
};
