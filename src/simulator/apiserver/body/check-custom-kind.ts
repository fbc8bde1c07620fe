import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { unrecognized } from './parse-json.ts';
import { typeMeta } from './written-kind.ts';

/**
 * A custom resource has to say what it is: no type of the server does it.
 *
 * @throws StatusError 400 for an object without a kind or of another version, 422 for another kind
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/validator.go
 */
export const checkCustomKind = (
  value: Record<string, unknown>,
  expected: Pick<ResourceKind, 'group' | 'version' | 'kind'>,
  body: Buffer,
): void => {
  typeMeta(value, expected, body);
  const { apiVersion, kind, metadata } = value;
  if (typeof kind !== 'string' || kind === '')
    throw unrecognized(expected.kind, `Object 'Kind' is missing in '${body.toString()}'`, body);
  if (apiVersion !== apiVersionOf(expected))
    throw badRequest(
      `the API version in the data (${String(apiVersion ?? '')}) does not match the expected API version (${apiVersionOf(expected)})`,
    );
  if (kind === expected.kind) return;
  const { name = '' } = (metadata ?? {}) as { name?: string };
  throw invalidObject({ group: expected.group, kind }, name, [invalid('kind', kind, `must be ${expected.kind}`)]);
};
