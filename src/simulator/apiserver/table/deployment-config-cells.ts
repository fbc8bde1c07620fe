import type { KubeObject } from '../../../resources/kube-object.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { CellPrinter } from './table.ts';

interface ImageChange {
  automatic?: boolean;
  containerNames?: string[];
  from?: { name?: string };
}

interface DeploymentConfig extends KubeObject {
  spec: {
    replicas?: number;
    test?: boolean;
    triggers?: { type?: string; imageChangeParams?: ImageChange }[];
    template?: PodTemplateSpec;
  };
  status?: { latestVersion?: number; updatedReplicas?: number };
}

export const deploymentConfigCells: CellPrinter<DeploymentConfig> = ({ metadata, spec, status }) => [
  metadata.name,
  String(status?.latestVersion ?? 0),
  spec.test ? `${spec.replicas ?? 0} (during test)` : String(spec.replicas ?? 0),
  String(status?.updatedReplicas ?? 0),
  triggersText(spec),
];

/** What starts a rollout; the images that do not trigger by themselves are left out. */
const triggersText = ({ triggers = [], template }: DeploymentConfig['spec']): string => {
  const several = (template?.spec.containers.length ?? 0) > 1;
  const texts = triggers.flatMap(({ type = '', imageChangeParams }) => {
    if (type === 'ConfigChange') return ['config'];
    if (type !== 'ImageChange') return [type];
    const names = imageChangeParams?.containerNames ?? [];
    const image = `image(${several && names.length > 0 ? `${names.join(',')},` : ''}${imageChangeParams?.from?.name ?? ''})`;
    return imageChangeParams?.automatic && imageChangeParams.from?.name ? [image] : [];
  });
  return [...new Set(texts)].sort().join(',');
};
