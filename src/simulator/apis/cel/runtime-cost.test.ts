import assert from 'node:assert/strict';
import { test } from 'node:test';
import { celEnvironment, readExpression } from './cel-expression.ts';
import { CostBudget, CostError } from './cost-budget.ts';

const language = celEnvironment(['self']);
const self = {
  a: 'hello world',
  n: 3n,
  l: ['x', 'y', 'z', 'y'],
  m: { k1: 'v1', k2: 'v2' },
  o: [{ tags: ['t1', 't2'] }, { tags: [] }],
  long: 'a'.repeat(1000),
};

/** What each costs on a real server. */
const COSTS: Readonly<Record<string, number>> = {
  'self.a == "hello world"': 4,
  'has(self.m.k1) && !has(self.zz)': 4,
  'self.l[self.l.size() - 1] == "y"': 8,
  'self.a in ["b", "hello world"]': 2,
  'self.n > 2 ? self.a : self.long': 4,
  '[self.n, self.n]': 14,
  '{"a": self.n}': 32,
  'self.long == self.long': 104,
  'self.long.matches("^(a|b)+$")': 204,
  'self.l.all(x, x != "q")': 23,
  'self.l.all(x, x == "x")': 15,
  'self.l.exists(x, x == "y")': 18,
  'self.l.exists_one(x, x == "y")': 16,
  'self.l.map(x, x + "a")': 59,
  'self.l.map(x, x == "y", x + "a")': 39,
  'self.l.filter(x, x == "y")': 37,
  'self.o.all(o, o.tags.all(t, t.startsWith("t")))': 25,
  'self.m.all(k, self.m[k].startsWith("v"))': 17,
  'self.?a.optMap(x, x + "!").orValue("none")': 10,
  'self.a.split(" ").join("-")': 8,
  'sets.intersects(self.l, ["q", "z"])': 11,
  'cidr("10.0.0.0/8").containsCIDR("10.0.0.0/16")': 6,
  'format.dns1123Label().validate("my-label").hasValue()': 10,
  '"%s is %d".format([self.a, 3])': 13,
};

for (const [text, cost] of Object.entries(COSTS))
  test(`${text} costs ${cost}`, async () => {
    const { evaluate } = readExpression(await language, text);
    evaluate({ self }, new CostBudget(cost + 1));
    assert.throws(() => evaluate({ self }, new CostBudget(cost - 1)), CostError);
    assert.doesNotThrow(() => evaluate({ self }, new CostBudget(cost)));
  });

test('an expression that costs more than one may is stopped, whatever stands beside it', async () => {
  const list = Array(200).fill('x');
  const { evaluate } = readExpression(await language, 'self.all(x, self.all(y, self.all(z, x == z))) || true');
  assert.throws(() => evaluate({ self: list }), /^Error: operation cancelled: actual cost limit exceeded$/);
});

test('expressions about one object share a budget', async () => {
  const { evaluate } = readExpression(await language, 'self.a == "x"');
  const budget = new CostBudget(8);
  for (let times = 0; times < 2; times++) evaluate({ self }, budget);
  assert.throws(() => evaluate({ self }, budget), /running out of cost budget/);
});
