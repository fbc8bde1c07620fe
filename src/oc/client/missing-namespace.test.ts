import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import { podKind } from '../../resources/kinds/kinds.ts';
import { failure } from '../testing/scripted-api.ts';
import type { Client } from './client.ts';
import { refuseMissingNamespace } from './missing-namespace.ts';

const notFound = (what: string): ApiStatusError => new ApiStatusError(failure(404, 'NotFound', `${what} not found`));

/** A client on whose server there is just the namespace `mine`. */
const client = {
  request: async ({ path }: { path: string }) => {
    if (path !== '/api/v1/namespaces/mine') throw notFound('namespace');
    return {};
  },
} as unknown as Client;

for (const [namespace, told] of [
  ['mine', 'pod not found'],
  ['other', 'namespace not found'],
] as const)
  test(`of a missing pod in ${namespace} is told: ${told}`, async () => {
    await assert.rejects(refuseMissingNamespace({ client, namespace }, podKind)(notFound('pod')), { message: told });
  });
