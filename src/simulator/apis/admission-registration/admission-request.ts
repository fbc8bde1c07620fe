import type { AdmissionAttributes } from '../../apimachinery/admission.ts';

/** The name of what is written, or of what it belongs to; empty when a collection is deleted. */
export const nameOf = ({ name, object, context }: AdmissionAttributes): string =>
  name ?? (context.isForCollection ? '' : (object.metadata?.name ?? ''));

/** The namespace of a write; a namespace counts as lying within itself. */
export const namespaceOf = (attributes: AdmissionAttributes): string | undefined => {
  const { kind, object, context } = attributes;
  if (kind.namespaced) return context.namespace ?? object.metadata?.namespace;
  return kind.group === '' && kind.plural === 'namespaces' ? nameOf(attributes) : undefined;
};

/**
 * A write in the terms of an admission review, without its objects.
 *
 * @param requested the write as it came in, when whoever is asked sees it in another version
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#request
 */
export const admissionRequest = (
  attributes: AdmissionAttributes,
  requested: AdmissionAttributes = attributes,
): object => {
  const { operation, subresource, context } = attributes;
  const { username, uid, groups, extra } = context.user;
  const [name, namespace] = [nameOf(attributes), namespaceOf(attributes)];
  const [own, asked] = [identityOf(attributes), identityOf(requested)];
  return {
    kind: own.kind,
    resource: own.resource,
    ...(subresource !== undefined && { subResource: subresource }),
    requestKind: asked.kind,
    requestResource: asked.resource,
    ...(subresource !== undefined && { requestSubResource: subresource }),
    ...(name !== '' && { name }),
    ...(namespace !== undefined && { namespace }),
    operation,
    userInfo: { username, ...(uid && { uid }), groups: [...groups], ...(extra && { extra }) },
    dryRun: context.dryRun === true,
  };
};

/** Options of the request, as a review shows them; a connection has none. */
export const operationOptions = ({ operation, context: { options, dryRun } }: AdmissionAttributes): object | null => {
  if (operation === 'CONNECT') return null;
  const kind = { CREATE: 'CreateOptions', UPDATE: 'UpdateOptions', DELETE: 'DeleteOptions' }[operation];
  const fields = Object.entries(options ?? {}).filter(([name, value]) => SHOWN.has(name) && value !== undefined);
  return { kind, apiVersion: 'meta.k8s.io/v1', ...(dryRun && { dryRun: ['All'] }), ...Object.fromEntries(fields) };
};

/** Options as clients give them; those of a request say more, for the server's own use. */
const SHOWN = new Set(['fieldManager', 'gracePeriodSeconds', 'propagationPolicy', 'preconditions']);

const identityOf = ({ kind, body = kind }: AdmissionAttributes): { kind: object; resource: object } => ({
  kind: { group: body.group, version: body.version, kind: body.kind },
  resource: { group: kind.group, version: kind.version, resource: kind.plural },
});
