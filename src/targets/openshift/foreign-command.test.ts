import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignChange } from './foreign-command.ts';
import { RunNames } from './run-names.ts';

const rows: readonly (readonly [command: string, change: string | undefined])[] = [
  ['oc get nodes', undefined],
  ['oc get is -n openshift', undefined],
  ['oc tag docker.io/a/b:1 b:1', undefined],
  ['oc tag openshift/ruby:latest b:1 -n sp-1-web', undefined],
  ['oc delete pod web -n sp-1-web', undefined],
  ['oc adm prune images', undefined],
  ['oc adm top images', undefined],
  ['oc adm policy who-can get pods', undefined],
  ['oc create clusterrole x --dry-run=client', undefined],
  ['oc create deployment images --image=x', undefined],
  ['oc adm prune images --confirm', 'oc adm prune images'],
  ['oc adm cordon worker-0', 'oc adm cordon worker-0'],
  ['oc adm policy add-cluster-role-to-user admin joe', 'oc adm policy add-cluster-role-to-user admin joe'],
  ['oc delete image sha256:1', 'image'],
  ['oc patch image.config.openshift.io/cluster -p x', 'image.config.openshift.io/cluster'],
  ['oc label node worker-0 a=b', 'node'],
  ['oc delete is web -n openshift', 'project openshift'],
  ['oc tag a:1 b:2 --namespace=kube-system', 'project kube-system'],
];

for (const [command, change] of rows)
  test(`${command} changes ${change ?? 'nothing of others'}`, () => {
    const names = new RunNames('sp-1');
    names.claim('web');
    assert.equal(foreignChange(command.split(' '), names), change);
  });
