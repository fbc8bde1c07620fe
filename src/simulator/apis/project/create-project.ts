import { projectKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Project } from '../../../resources/projects/project.ts';
import { invalidObject } from '../../apimachinery/field-error.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import { namespaceOf, projectOf } from './project.ts';
import type { ProjectApi } from './project-api.ts';
import { validateProject } from './validate-project.ts';

/**
 * Makes the namespace of a project.
 *
 * @throws StatusError when it is invalid, or there already
 */
export const createProject = async (
  { namespaces }: ProjectApi,
  context: RequestContext,
  project: KubeObject,
): Promise<Project> => {
  const errors = validateProject(project);
  if (errors.length > 0) throw invalidObject(projectKind, project.metadata?.name ?? '', errors);
  const asked = (project as Partial<Project>).spec?.finalizers ?? [];
  const namespace = { ...namespaceOf(project, undefined), ...(asked.length > 0 && { spec: { finalizers: asked } }) };
  const created = projectOf(await namespaces().create(context, namespace));
  const finalizers = (created.spec.finalizers ?? []).toSpliced(asked.length, 0, ORIGIN);
  return { ...created, spec: { ...created.spec, finalizers } };
};

/** Who makes a project sees this finalizer, which a controller has taken away when somebody looks again. */
const ORIGIN = 'openshift.io/origin';
