import type { OpenShiftRelease } from '../apimachinery/openshift-release.ts';
import { kubernetesVersion, openShiftVersion } from '../apiserver/plain/versions.ts';
import type { Page } from '../apiserver/server-context.ts';

/** What the API server says that it is. */
export const versionPages = ({ version, kubernetes }: OpenShiftRelease): Readonly<Record<string, Page>> => {
  const [, minor] = kubernetes.split('.');
  const [, openShiftMinor] = version.split('.');
  const page = (document: object): Page => {
    const body = JSON.stringify(document, undefined, 2);
    return () => ({ code: 200, contentType: 'application/json', body });
  };
  return {
    '/version': page({ ...kubernetesVersion, minor, gitVersion: kubernetes }),
    '/version/openshift': page({ ...openShiftVersion, minor: `${openShiftMinor}+`, gitVersion: version }),
  };
};
