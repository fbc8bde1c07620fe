import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ResourceRequest, requestInfo } from './request-info.ts';

const core = { group: '', version: 'v1', namespace: undefined, name: undefined, subresource: undefined, rest: [] };

const rows: { request: string; verb: string; resource: Partial<ResourceRequest> | undefined }[] = [
  { request: 'GET /api/v1/pods', verb: 'list', resource: { ...core, plural: 'pods' } },
  { request: 'GET /api/v1/pods?watch=true', verb: 'watch', resource: { ...core, plural: 'pods' } },
  { request: 'GET /api/v1/pods?watch=false', verb: 'list', resource: { ...core, plural: 'pods' } },
  {
    request: 'GET /api/v1/watch/namespaces/a/pods',
    verb: 'watch',
    resource: { ...core, namespace: 'a', plural: 'pods' },
  },
  { request: 'POST /api/v1/namespaces/a/pods', verb: 'create', resource: { ...core, namespace: 'a', plural: 'pods' } },
  {
    request: 'GET /api/v1/namespaces/a',
    verb: 'get',
    resource: { ...core, namespace: 'a', plural: 'namespaces', name: 'a' },
  },
  {
    request: 'PUT /api/v1/namespaces/a/finalize',
    verb: 'update',
    resource: { ...core, namespace: 'a', plural: 'namespaces', name: 'a', subresource: 'finalize' },
  },
  {
    request: 'DELETE /api/v1/namespaces/a/pods',
    verb: 'deletecollection',
    resource: { ...core, namespace: 'a', plural: 'pods' },
  },
  {
    request: 'DELETE /api/v1/namespaces/a/pods/b/',
    verb: 'delete',
    resource: { ...core, namespace: 'a', plural: 'pods', name: 'b' },
  },
  {
    request: 'GET /apis/apps/v1/namespaces/a/deployments/b/scale',
    verb: 'get',
    resource: { ...core, group: 'apps', namespace: 'a', plural: 'deployments', name: 'b', subresource: 'scale' },
  },
  {
    request: 'GET /api/v1/nodes/n/proxy/a/b',
    verb: 'get',
    resource: { ...core, plural: 'nodes', name: 'n', subresource: 'proxy', rest: ['a', 'b'] },
  },
  { request: 'GET /apis/apps/v1', verb: 'get', resource: undefined },
  { request: 'GET /version', verb: 'get', resource: undefined },
];

for (const { request, verb, resource } of rows) {
  test(request, () => {
    const [method = '', target = ''] = request.split(' ');
    const [path = '', query] = target.split('?');
    const info = requestInfo(method, path, new URLSearchParams(query));
    assert.deepEqual({ verb: info.verb, resource: info.resource }, { verb, resource });
  });
}
