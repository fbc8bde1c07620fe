import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';

const bodies: Readonly<Record<string, string>> = {
  instantiate: 'DeploymentRequest',
  rollback: 'DeploymentConfigRollback',
  log: 'DeploymentLog',
};

/** Adds the warning that every request for a deprecated kind is answered with. */
export const deprecationWarning = (kind: ResourceKind, subresource: string | undefined, warnings: string[]): void => {
  if (kind.kind === 'ComponentStatus') warnings.push('v1 ComponentStatus is deprecated in v1.19+');
  if (kind.group !== 'apps.openshift.io') return;
  warnings.push(
    subresource === 'scale'
      ? 'extensions/v1beta1 Scale is deprecated in v1.2+, unavailable in v1.16+'
      : `apps.openshift.io/v1 ${bodies[subresource ?? ''] ?? kind.kind} is deprecated in v4.14+, unavailable in v4.10000+`,
  );
};
