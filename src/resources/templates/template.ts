import type { KubeObject } from '../kube-object.ts';

/** A value that the objects of a template refer to: `${NAME}` in texts, `${{NAME}}` for a number or a truth value. */
export interface TemplateParameter {
  name: string;
  displayName?: string;
  description?: string;
  value?: string;
  /** `expression`: the value is made from {@link from}, unless there is one. */
  generate?: string;
  /** `[a-z0-9]{8}` */
  from?: string;
  required?: boolean;
}

/**
 * Objects that are made together, with parameters.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/template_apis/template-template-openshift-io-v1
 */
export interface Template extends KubeObject {
  message?: string;
  objects?: KubeObject[] | null;
  parameters?: TemplateParameter[];
  /** Given to every object. */
  labels?: Record<string, string>;
}
