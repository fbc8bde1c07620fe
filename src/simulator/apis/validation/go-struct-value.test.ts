import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goStructValue, goTarget } from './go-struct-value.ts';

test('a struct has its fields in the order of the type, and what is absent as nothing', () => {
  assert.equal(
    goStructValue('core.Toleration', { operator: 'Exists', key: 'a' }),
    'core.Toleration{Key:"a", Operator:"Exists", Value:"", Effect:"", TolerationSeconds:(*int64)(nil)}',
  );
});

test('structs within structs, lists, maps, quantities and times', () => {
  assert.equal(
    goStructValue('core.SecretVolumeSource', { secretName: 's', items: [{ key: 'k', path: 'p' }] }),
    'core.SecretVolumeSource{SecretName:"s", Items:[]core.KeyToPath{core.KeyToPath{Key:"k", Path:"p", Mode:(*int32)(nil)}}, DefaultMode:(*int32)(nil), Optional:(*bool)(nil)}',
  );
  assert.equal(
    goStructValue('core.ResourceList', { cpu: '1' }),
    'core.ResourceList{"cpu":resource.Quantity{i:resource.int64Amount{value:1, scale:0}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:"1", Format:"DecimalSI"}}',
  );
  assert.equal(goStructValue('core.Taint', { key: 'a' }), 'core.Taint{Key:"a", Value:"", Effect:"", TimeAdded:<nil>}');
  assert.equal(
    goStructValue('core.ConfigMapKeySelector', { name: 'n', key: 'k' }),
    'core.ConfigMapKeySelector{LocalObjectReference:core.LocalObjectReference{Name:"n"}, Key:"k", Optional:(*bool)(nil)}',
  );
});

test('what a field points to is an address, and nothing is "null"', () => {
  assert.match(
    goStructValue('policy.PodDisruptionBudgetSpec', { minAvailable: 1 }),
    /MinAvailable:\(\*intstr.IntOrString\)\(0x\w+\)/,
  );
  assert.equal(goTarget('batch.SuccessPolicy', undefined), '"null"');
});
