/** Kinds in which what happens in a project shows. */
const collections = [
  'api/v1|pods',
  'api/v1|events',
  'api/v1|serviceaccounts',
  'apis/apps/v1|deployments',
  'apis/apps.openshift.io/v1|deploymentconfigs',
  'apis/build.openshift.io/v1|builds',
  'apis/image.openshift.io/v1|imagestreams',
].map((entry) => entry.split('|', 2) as [version: string, plural: string]);

/** The paths of the collections of a project that are watched while something is waited for. */
export const watchedCollections = (project: string): readonly string[] =>
  collections.map(([version, plural]) => `/${version}/namespaces/${project}/${plural}`);
