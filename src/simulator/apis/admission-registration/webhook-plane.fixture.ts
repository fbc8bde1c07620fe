import { deploymentKind, podKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';
import { admissionPolicies } from '../admission/admission-policies.ts';
import { mutatingWebhooks, validatingWebhooks } from '../admission/webhooks.ts';
import type { OperationRule } from './validate-operation-rule.ts';

/** What a webhook is asked. */
export interface Review {
  uid: string;
  operation: string;
  subResource?: string;
  name: string;
  namespace: string;
  kind: { group: string; kind: string };
  resource: { group: string; resource: string };
  object: KubeObject & { spec?: { replicas?: number } };
  oldObject: KubeObject & { spec?: { replicas?: number } };
  options: object;
}

/** A cluster that asks webhooks and policies, with a deployment `x` and a pod `p` in namespace `a`. */
export const webhookPlane = async () => {
  const plane = controlPlane();
  const { admission, validation, subresources } = plane.machinery;
  const mutating = mutatingWebhooks(plane, [...admission]);
  const validating = [admissionPolicies(plane), validatingWebhooks(plane)];
  admission.push(mutating);
  validation.push(...validating);
  subresources.mutating.push(mutating);
  subresources.validating.push(...validating);
  await createProject(plane, 'a');
  const make = <T extends KubeObject>(kind: ResourceKind, name: string, content: object, namespace?: string) =>
    plane.client.create<T>(kind, {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: { name, ...(namespace && { namespace }) },
      ...content,
    } as T);
  const template = {
    metadata: { labels: { app: 'x' } },
    spec: { containers: [{ name: 'c', image: 'registry.test/x:1' }] },
  };
  await make(deploymentKind, 'x', { spec: { replicas: 1, selector: { matchLabels: { app: 'x' } }, template } }, 'a');
  await make(podKind, 'p', { spec: template.spec }, 'a');
  const hook = (clientConfig: object, rule: Partial<OperationRule>, more: object = {}) => ({
    name: 'hook.example.com',
    clientConfig,
    rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], ...rule }],
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    ...more,
  });
  return { ...plane, make, hook };
};
