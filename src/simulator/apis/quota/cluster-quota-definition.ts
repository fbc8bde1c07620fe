import { clusterResourceQuotaKind } from '../../../resources/kinds/platform-kinds.ts';
import type { Schema } from '../../apimachinery/openapi-schema.ts';
import {
  atomicList,
  atomicObject,
  labelSelector,
  listOf,
  mapOf,
  nullable,
  objectOf,
  platformDefinition,
  text,
} from '../custom-resources/platform-definition.ts';

const amounts = mapOf({
  anyOf: [{ type: 'integer' }, { type: 'string' }],
  pattern:
    '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
  'x-kubernetes-int-or-string': true,
} as Schema);
const usage = objectOf({ hard: amounts, used: amounts });

const scopeSelector = atomicObject(
  objectOf({
    matchExpressions: atomicList(
      objectOf({ operator: text, scopeName: text, values: atomicList(text) }, ['operator', 'scopeName']),
    ),
  }),
);

/** How OpenShift defines quotas over several projects: by a custom resource. */
export const clusterQuotaDefinition = platformDefinition(
  clusterResourceQuotaKind,
  objectOf(
    {
      metadata: { type: 'object' },
      spec: objectOf(
        {
          quota: objectOf({ hard: amounts, scopeSelector, scopes: atomicList(text) }),
          selector: objectOf({ annotations: nullable(mapOf(text)), labels: nullable(labelSelector) }),
        },
        ['quota', 'selector'],
      ),
      status: objectOf(
        {
          namespaces: nullable(listOf(objectOf({ namespace: text, status: usage }, ['namespace', 'status']))),
          total: usage,
        },
        ['total'],
      ),
    },
    ['metadata', 'spec'],
  ),
  { subresources: { status: {} } },
);
