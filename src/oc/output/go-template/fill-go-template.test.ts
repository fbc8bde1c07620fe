import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillGoTemplate } from './fill-go-template.ts';

const object = {
  metadata: { name: 'web', labels: { app: 'web', tier: 'front' }, annotations: { 'a.b/c': 'x' } },
  spec: { replicas: 2, ports: [80, 443], big: 12345678, none: null, on: true },
  data: { password: 'aGVsbG8=' },
};

const fill = (template: string, allowMissingKeys = true): string =>
  fillGoTemplate(template, object, { allowMissingKeys });

const filled: ReadonlyArray<readonly [template: string, text: string]> = [
  ['{{.metadata.name}}', 'web'],
  ['{{ .metadata.labels }}', 'map[app:web tier:front]'],
  ['{{.spec.replicas}} {{.spec.big}} {{.spec.ports}}', '2 12345678 [80 443]'],
  ['{{.nope}}|{{.nope.deeper}}|{{.spec.none}}', '<no value>|<no value>|<no value>'],
  ['{{range .spec.ports}}{{.}},{{end}}', '80,443,'],
  ['{{range $i, $p := .spec.ports}}{{if $i}} {{end}}{{$i}}={{$p}}{{end}}', '0=80 1=443'],
  ['{{range $k, $v := .metadata.labels}}{{$k}}:{{$v}};{{end}}', 'app:web;tier:front;'],
  ['{{range .nope}}x{{else}}none{{end}}', 'none'],
  ['{{range .spec.ports}}{{break}}{{end}}{{range .spec.ports}}{{if eq . 80}}{{continue}}{{end}}{{.}}{{end}}', '443'],
  ['{{index .metadata.annotations "a.b/c"}} {{index .spec.ports 1}}', 'x 443'],
  ['{{with .metadata}}{{.name}}{{else}}no{{end}}{{with .nope}}yes{{else}}no{{end}}', 'webno'],
  ['{{if and .spec.on (not .nope)}}a{{else if .spec}}b{{end}}', 'a'],
  ['{{if or .nope "x"}}{{or .nope "x"}}{{end}}', 'x'],
  ['{{len .spec.ports}} {{len "héllo"}} {{.metadata.labels | len | printf "%03d"}}', '2 6 002'],
  [
    '{{printf "%s=%v %5.1f|%-4d|%q %d" .metadata.name .spec.replicas 1.5 7 "a\\"b" .spec.replicas}}',
    'web=2   1.5|7   |"a\\"b" 2',
  ],
  ['{{$n := .metadata.name}}{{range .spec.ports}}{{$n}}{{end}}{{$n = "x"}}{{$n}}', 'webwebx'],
  ['{{.data.password | base64decode}}', 'hello'],
  ['{{exists .spec "ports" 1}} {{exists .spec "nope"}}', 'true false'],
  ['{{eq .metadata.name "a" "web"}} {{ne 1 2}} {{lt 1 2}} {{ge "b" "a"}}', 'true true true true'],
  ['a  {{- " b " -}}  c{{/* note */}}!', 'a b c!'],
  ['{{(index .spec.ports 0)}}{{"\\n"}}{{`raw\\n`}}{{$.metadata.name}}', '80\nraw\\nweb'],
  [
    '{{define "t"}}<{{.}}>{{$}}{{end}}{{template "t" .metadata.name}}{{template "t"}}',
    '<web>web<<no value>><no value>',
  ],
  ['{{block "b" .spec}}{{.replicas}}{{end}}', '2'],
  ['{{.metadata.name | }}', 'web'],
  ['{{urlquery "it\'s (a) b"}} {{html .nope}}', 'it%27s+%28a%29+b &lt;no value&gt;'],
  ['{{printf "%d|%T" .spec.ports .metadata}}', '[80 443]|map[string]interface {}'],
  ['{{printf "%3s|%t" .metadata.labels "x"}}', 'map[app:web tier:front]|%!t(string=x)'],
  ['{{print "a" 1 2 "b"}}{{slice "hello" 1 3}}{{html "<a>"}}', 'a1 2bel&lt;a&gt;'],
];

for (const [template, text] of filled) test(`go-template ${template}`, () => assert.equal(fill(template), text));

const refused: ReadonlyArray<readonly [template: string, message: string]> = [
  [
    '{{.spec.none.deeper}}',
    'template: output:1:7: executing "output" at <.spec.none.deeper>: nil pointer evaluating interface {}.deeper',
  ],
  ['{{$x}}', 'template: output:1: undefined variable "$x"'],
  [
    '{{range .metadata.name}}{{end}}',
    'template: output:1:17: executing "output" at <.metadata.name>: range can\'t iterate over web',
  ],
  ['{{not 1 2}}', 'output:1:2: executing "output" at <not>: wrong number of args for not: want 1 got 2'],
  ['{{.metadata.name 3}}', 'at <.metadata.name>: name is not a method but has arguments'],
  ['{{.metadata.name.x}}', "can't evaluate field x in type interface {}"],
  ['{{eq .spec.replicas 2.0}}', 'error calling eq: incompatible types for comparison'],
  ['{{index .spec.ports 9}}', 'error calling index: index out of range: 9'],
  ['{{if}}', 'missing value for if'],
  ['{{range 3}}{{end}}', "range can't iterate over 3"],
  ['{{base64decode "x"}}', 'error calling base64decode: base64 decode failed: illegal base64 data at input byte 0'],
  ['{{template "t" .spec}}', 'executing "output" at <{{template "t" .spec...>: template "t" not defined'],
  ['{{if true}}{{define "t"}}{{end}}{{end}}', 'unexpected <define> in command'],
  ['{{nope 1}}', 'function "nope" not defined'],
  ['{{range .spec.ports}}', 'unexpected EOF'],
  ['{{.metadata.name', 'unclosed action'],
];

for (const [template, message] of refused)
  test(`go-template ${template} is refused`, () =>
    assert.throws(
      () => fill(template),
      (error: Error) => error.message.includes(message) || assert.fail(error.message),
    ));

test('missing keys may be errors', () =>
  assert.throws(() => fill('{{.nope}}', false), /map has no entry for key "nope"/));
