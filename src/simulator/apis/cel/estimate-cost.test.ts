import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import { compileRule } from '../custom-resources/rule-language.ts';
import { sizedTypeOf } from '../custom-resources/sized-type-of.ts';
import { estimateCost } from './estimate-cost.ts';

const text = (maxLength?: number): Schema => ({ type: 'string', ...(maxLength && { maxLength }) });
const list = (items: Schema, maxItems?: number): Schema => ({ type: 'array', items, ...(maxItems && { maxItems }) });

const schema: Schema = {
  type: 'object',
  properties: {
    name: text(20),
    long: text(),
    count: { type: 'integer' },
    flag: { type: 'boolean' },
    port: { 'x-kubernetes-int-or-string': true },
    list: list(text()),
    small: list(text(5), 10),
    ints: list({ type: 'integer' }, 7),
    objs: list({ type: 'object', properties: { key: text(8), tags: list(text(4), 3) } }, 5),
    map: { type: 'object', maxProperties: 6, additionalProperties: text(9) },
    obj: { type: 'object', properties: { a: { type: 'integer' } } },
  },
};

/** Costs as the estimator of Kubernetes 1.32 gave them for these rules and this schema. */
const COSTS: readonly (readonly [rule: string, cost: number])[] = [
  ['true', 0],
  ['self.count > 1', 3],
  ['self.count == 1', 2],
  ["self.name == 'abc'", 3],
  ['self.long == self.name', 12],
  ["self.long.startsWith('abc')", 3],
  ["self.long.matches('^[a-z]+$')", 629_148],
  ['self.long.contains(self.name)', 2_516_588],
  ["self.list.all(x, x == 'abc')", 5_242_878],
  ["self.small.exists(x, x == 'abc')", 63],
  ["self.small.exists_one(x, x == 'abc')", 44],
  ["self.small.map(x, x + 'a').size() > 0", 175],
  ["self.small.filter(x, x != 'a').size() > 0", 165],
  ['self.objs.all(o, o.tags.all(t, t != o.key))', 153],
  ['self.objs.all(o, self.objs.exists_one(p, p.key == o.key))', 288],
  ['self.map.all(k, self.map[k] == k)', 51],
  ['!has(self.flag) || self.flag', 4],
  ['has(self.obj) && self.obj.a > 3', 5],
  ["(self.flag ? self.name : self.long) == 'x'", 5],
  ['self.name in self.small', 14],
  ["(self.small + ['a']).all(x, x != 'q')", 58],
  ['self.count * -3 > 2', 4],
  ["self.port == 1 || self.port == '1'", 6],
  ["self.long.split(',').all(x, x != '')", 13_212_053],
  ["self.small.join(',') == 'abc'", 24],
  ['self.ints.sum() == 3', 10],
  ['self.metadata.name == self.name', 13],
  ['self.?obj.?a.orValue(1) > 0', 5],
  ["string(self.count) == '1'", 4],
  ["{'a': 1}.size() == 1", 32],
];

for (const [rule, cost] of COSTS)
  test(`${rule} costs ${cost}`, async () => {
    const { tree } = await compileRule(rule);
    assert.equal(estimateCost(tree, sizedTypeOf(schema, true) ?? assert.fail(), ['self', 'oldSelf']), cost);
  });
