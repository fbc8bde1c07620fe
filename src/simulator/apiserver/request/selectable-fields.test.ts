import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  configMapKind,
  currentEventKind,
  eventKind,
  jobKind,
  nodeKind,
  podKind,
  replicationControllerKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { parseFieldSelector, selectsFields } from '../../apimachinery/selection/field-selector.ts';
import { selectableField } from './selectable-fields.ts';

const event = { involvedObject: { name: 'web' }, reportingComponent: 'kubelet', source: { component: 'kubelet' } };

const rows = [
  { kind: nodeKind, object: { spec: {} }, selector: 'spec.unschedulable=false', selected: true },
  { kind: nodeKind, object: { spec: {} }, selector: 'spec.unschedulable!=true', selected: true },
  { kind: nodeKind, object: { spec: { unschedulable: true } }, selector: 'spec.unschedulable=false', selected: false },
  { kind: podKind, object: { spec: {} }, selector: 'spec.hostNetwork=false', selected: true },
  { kind: podKind, object: { spec: { hostNetwork: true } }, selector: 'spec.hostNetwork=true', selected: true },
  { kind: podKind, object: { spec: {} }, selector: 'spec.nodeName=', selected: true },
  { kind: podKind, object: { status: { podIPs: [{ ip: '10.0.0.1' }] } }, selector: 'status.podIPs=', selected: true },
  { kind: replicationControllerKind, object: { status: {} }, selector: 'status.replicas=0', selected: true },
  { kind: jobKind, object: { status: { succeeded: 2 } }, selector: 'status.successful=2', selected: true },
  { kind: jobKind, object: { status: {} }, selector: 'status.successful=0', selected: true },
  { kind: eventKind, object: event, selector: 'source=kubelet', selected: true },
  { kind: eventKind, object: { reportingComponent: 'mine', source: {} }, selector: 'source=mine', selected: true },
  { kind: podKind, object: { spec: { nodeName: 'a' } }, selector: 'spec.host==a', selected: true },
  { kind: podKind, object: { spec: { nodeName: 'a,b=c' } }, selector: 'spec.nodeName=a\\,b\\=c', selected: true },
  { kind: currentEventKind, object: event, selector: 'regarding.name=web', selected: true },
  { kind: currentEventKind, object: event, selector: 'reportingController=scheduler', selected: false },
];

for (const { kind, object, selector, selected } of rows)
  test(`${selector} ${selected ? 'selects' : 'leaves out'} a ${kind.kind} with ${JSON.stringify(object)}`, () => {
    const fields = parseFieldSelector(selector).map((each) => ({ ...each, ...selectableField(kind, each.field) }));
    assert.equal(selectsFields(fields, object as unknown as KubeObject), selected);
  });

test('a field of the other group of events cannot be selected by', () => {
  assert.throws(() => selectableField(currentEventKind, 'involvedObject.name'), /field label not supported/);
});

test('what has no namespace and a list of fields of its own is not selected by it', () => {
  assert.throws(() => selectableField(nodeKind, 'metadata.namespace'), /field label not supported: metadata.namespace/);
  assert.equal(selectableField(configMapKind, 'metadata.namespace').field, 'metadata.namespace');
});

for (const [text, message] of [
  ['metadata.name', "invalid selector: 'metadata.name'; can't understand 'metadata.name'"],
  ['a=b,c', "invalid selector: 'a=b,c'; can't understand 'c'"],
  ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
  ['a=b\\x', 'invalid field selector: invalid escape sequence: \\x'],
  ['a=b\\', 'invalid field selector: invalid escape sequence: \\'],
] as const)
  test(`${text} is no field selector`, () => assert.throws(() => parseFieldSelector(text), { message }));
