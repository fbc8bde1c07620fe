import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../resources/kube-object.ts';
import { storeListers } from '../apimachinery/lister.ts';
import { ObjectStore } from '../store/object-store.ts';
import { createFlows } from './request-flows.ts';

const ann = { username: 'ann', groups: ['system:authenticated'] };
const bob = { username: 'bob', groups: ['system:authenticated'] };
const pods = { group: '', plural: 'pods', subresource: undefined, namespace: 'a' };

test('requests belong to the first flow schema that is about them', () => {
  const store = new ObjectStore();
  const flows = createFlows(storeListers(store));
  const usual = flows(ann, { verb: 'get', path: '/version' });
  const place = (kind: string, name: string, spec: object): void => {
    const apiVersion = 'flowcontrol.apiserver.k8s.io/v1';
    const plural = kind === 'FlowSchema' ? 'flowschemas' : 'prioritylevelconfigurations';
    const object = { apiVersion, kind, metadata: { name, uid: `${name} uid` }, spec } as KubeObject;
    store.create(`${plural}.flowcontrol.apiserver.k8s.io`, object);
  };
  const add = (name: string, matchingPrecedence: number, rule: object): void =>
    place('FlowSchema', name, {
      matchingPrecedence,
      priorityLevelConfiguration: { name: 'level' },
      rules: [{ subjects: [{ kind: 'User', user: { name: 'ann' } }], ...rule }],
    });
  place('PriorityLevelConfiguration', 'level', {});
  add('late', 900, { nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }] });
  add('early', 800, { nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/healthz/*'] }] });
  add('pods', 800, { resourceRules: [{ verbs: ['list'], apiGroups: [''], resources: ['pods'], namespaces: ['a'] }] });
  const flow = (user: typeof ann, verb: string, path: string, resource?: typeof pods): string | undefined => {
    const headers = flows(user, { verb, path, resource });
    if (headers === usual) return undefined;
    assert.equal(headers['x-kubernetes-pf-prioritylevel-uid'], 'level uid');
    return headers['x-kubernetes-pf-flowschema-uid'];
  };
  assert.equal(flow(ann, 'get', '/version'), 'late uid');
  assert.equal(flow(ann, 'get', '/healthz/etcd'), 'early uid');
  assert.equal(flow(ann, 'list', '/', pods), 'pods uid');
  assert.equal(flow(ann, 'list', '/', { ...pods, namespace: 'b' }), undefined);
  assert.equal(flow(ann, 'get', '/', pods), undefined);
  assert.equal(flow(bob, 'get', '/version'), undefined);
});
