import type { KubeObject } from '../../../resources/kube-object.ts';
import { qualifiedName } from '../../../resources/validation/qualified-name.ts';
import { STANDARD_FINALIZERS } from '../validation/object-meta.ts';

/**
 * What a client is told of the finalizers that it adds to a custom resource: those of other kinds must have a domain, these should.
 *
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.32.0/pkg/registry/customresource/validator.go
 */
export const finalizerWarnings = ({ metadata }: KubeObject, old?: KubeObject): string[] => {
  const known = old?.metadata.finalizers ?? [];
  const added = new Set(metadata.finalizers?.filter((each) => !known.includes(each)));
  return [...added].sort().flatMap(warningsOf);
};

const warningsOf = (finalizer: string): string[] => {
  const subject = `metadata.finalizers: ${JSON.stringify(finalizer)}: `;
  const malformed = qualifiedName(finalizer).map((text) => subject + text);
  if (finalizer.includes('/') || STANDARD_FINALIZERS.includes(finalizer)) return malformed;
  const wanted = `a domain-qualified finalizer name${finalizer.includes('.') ? ' including a path (/)' : ''}`;
  return [...malformed, `${subject}prefer ${wanted} to avoid accidental conflicts with other finalizer writers`];
};
