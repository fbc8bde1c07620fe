import type { RestStorage } from '../../apimachinery/rest-storage.ts';
import type { ProjectApi } from './project-api.ts';
import { createProjectRequests } from './project-requests.ts';
import { createProjects } from './projects.ts';

/** All of project.openshift.io/v1. */
export const projectStorages = (api: ProjectApi): RestStorage[] => [createProjectRequests(api), createProjects(api)];
