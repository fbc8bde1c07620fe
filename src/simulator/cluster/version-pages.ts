import type { OpenShiftRelease } from '../apimachinery/openshift-release.ts';
import { versionPage } from '../apiserver/plain/version-page.ts';
import { kubernetesVersion, openShiftVersion } from '../apiserver/plain/versions.ts';
import type { Page } from '../apiserver/server-context.ts';

/** What the API server says that it is. */
export const versionPages = ({ version, kubernetes }: OpenShiftRelease): Readonly<Record<string, Page>> => {
  const [, minor] = kubernetes.split('.');
  const [, openShiftMinor] = version.split('.');
  return {
    '/version': versionPage({ ...kubernetesVersion, minor, gitVersion: kubernetes }),
    '/version/openshift': versionPage({ ...openShiftVersion, minor: `${openShiftMinor}+`, gitVersion: version }),
  };
};
