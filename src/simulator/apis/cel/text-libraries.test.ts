import assert from 'node:assert/strict';
import { test } from 'node:test';
import { celEnvironment, readExpression } from './cel-expression.ts';

const language = celEnvironment([]);
const evaluate = async (text: string): Promise<unknown> => readExpression(await language, text).evaluate({});

for (const text of [
  '!format.dns1123Label().validate("my-label").hasValue()',
  'format.dns1123Label().validate("a.b").value() == ["must not contain dots"]',
  'format.named("dns1035Label").value().validate("1a").hasValue() && !format.named("nope").hasValue()',
  '!format.dns1123LabelPrefix().validate("my-prefix-").hasValue() && format.dns1123LabelPrefix().validate("-").hasValue()',
  '!format.qualifiedName().validate("example.com/x").hasValue() && !format.labelValue().validate("").hasValue()',
  'format.uri().validate("example").value()[0] == "parse \\"example\\": invalid URI for request"',
  '!format.uuid().validate("123e4567-e89b-12d3-a456-426614174000").hasValue()',
  'format.byte().validate("aGVsbG8").value() == ["invalid base64"] && !format.byte().validate("aGVsbG8=").hasValue()',
  'format.date().validate("2021-02-30").value() == ["invalid date"] && !format.date().validate("2021-01-01").hasValue()',
  '!format.datetime().validate("2021-01-01T00:00:00Z").hasValue() && format.datetime().validate("2021-01-01").hasValue()',
  'sets.contains([1, 2, 3], [3, 1]) && !sets.contains([1], [2]) && sets.contains([], [])',
  'sets.equivalent([1, 2], [2, 1, 1]) && sets.intersects(["a"], ["b", "a"])',
  '"%s has %d %%".format(["x", 3]) == "x has 3 %"',
  '"%.2f %e %x %X %b %o".format([2.0 / 3.0, 1234.5, 255, 255, 5, 8]) == "0.67 1.234500 × 10⁰³ ff FF 101 10"',
  '"%s".format([[1, "a", true, null, 2.0]]) == "[1, \\"a\\", true, null, 2.000000]"',
  '"%s %s".format([timestamp("2024-01-01T00:00:00Z"), duration("1h30m")]) == "2024-01-01T00:00:00Z 5400s"',
  'string(timestamp("2024-01-01T00:00:00.5Z")) == "2024-01-01T00:00:00.5Z" && string(duration("1.5s")) == "1.5s"',
  '"aaa".replace("a", "b", 2) == "bba" && strings.quote("a\\"b") == "\\"a\\\\\\"b\\""',
  '"HELLO".matches("(?i)hello") && "ab".matches("^[[:alpha:]]+$") && matches("abc", "b")',
  'quantity("1").add(3) == quantity("4") && quantity("1") == quantity("1000m")',
  '!optional.ofNonZeroValue("").hasValue() && optional.ofNonZeroValue(1).value() == 1',
])
  test(text, async () => assert.equal(await evaluate(text), true));

for (const [text, words] of [
  ['"%d".format(["a"])', 'error during formatting: decimal clause can only be used on integers, was given string'],
  ['"%s %s".format(["a"])', 'index 1 out of range'],
  ['"%s".format([1, 2])', 'too many arguments supplied to string.format (expected 1, got 2)'],
  ['[1][5]', 'index out of bounds: 5'],
] as const)
  test(`${text} cannot be computed`, () => assert.rejects(evaluate(text), { message: words }));
