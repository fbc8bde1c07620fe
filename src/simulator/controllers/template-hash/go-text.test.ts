import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goText } from './go-text.ts';

test('prints fields in the order of their declaration, those of embedded structs with the name of their type', () => {
  const selector = { optional: true, key: 'k', name: 'n' };
  const text =
    '(v1.SecretKeySelector){LocalObjectReference:(v1.LocalObjectReference){Name:(string)n} Key:(string)k Optional:(*bool)true}';
  assert.equal(goText('v1.SecretKeySelector', selector), text);
});

test('tells pointers that lead nowhere from values that are zero', () => {
  const text = '(v1.KeyToPath){Key:(string) Path:(string)p Mode:(*int32)<nil>}';
  assert.equal(goText('v1.KeyToPath', { path: 'p' }), text);
  assert.equal(goText('v1.KeyToPath', { path: 'p', mode: 0 }), text.replace('<nil>', '0'));
});

test('prints lists and maps without the types of what they hold, the keys in order', () => {
  assert.equal(goText('[]v1.Sysctl', [{ name: 'a', value: '1' }]), '([]v1.Sysctl)[{Name:(string)a Value:(string)1}]');
  assert.equal(goText('map[string]string', { b: '2', a: '1' }), '(map[string]string)map[a:1 b:2]');
  assert.equal(goText('[]string', []), '([]string)<nil>');
});

test('prints ports by number and by name', () => {
  const port = (value: unknown): string => goText('intstr.IntOrString', value);
  assert.equal(port(80), '(intstr.IntOrString){Type:(intstr.Type)0 IntVal:(int32)80 StrVal:(string)}');
  assert.equal(port('http'), '(intstr.IntOrString){Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)http}');
});

const quantities: readonly (readonly [text: string, printed: string])[] = [
  ['0', 'i:0e0 s:0 DecimalSI'],
  ['100m', 'i:100e-3 s:100m DecimalSI'],
  ['1e3', 'i:1e3 s:1e3 DecimalExponent'],
  ['1Gi', 'i:1073741824e0 s:1Gi BinarySI'],
  ['1536Mi', 'i:1610612736e0 s: BinarySI'],
  ['-5', 'i:-5e0 s:-5 DecimalSI'],
  ['1000E', 'i:1000e18 s: DecimalSI'],
  ['12345678901234567890', 'i:0e0 d:5097733592002180096 669260594 s: DecimalSI'],
];

for (const [text, printed] of quantities)
  test(`prints the quantity ${text} by what it is made of`, () => {
    const pattern =
      /value:\(int64\)(\S+) scale:\(resource\.Scale\)(\S+)\}.*Dec:\(\*inf\.Dec\)(?:<nil>|.*\[(.*)\].*)\}.* s:\(string\)(\S*) Format:\(resource\.Format\)(\w+)/;
    const [, value, scale, words, own, format] = pattern.exec(goText('resource.Quantity', text)) ?? [];
    assert.equal(`i:${value}e${scale}${words === undefined ? '' : ` d:${words}`} s:${own} ${format}`, printed);
  });
