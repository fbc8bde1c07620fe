import { Given, When } from '@cucumber/cucumber';
import type { ExperimentWorld } from './world.ts';

Given(
  'the project has the secret {string} with the user {string} and the password {string} for {upstream}',
  createSecret,
);
Given('项目有密钥 {string},用户 {string},密码 {string},用于 {upstream}', createSecret);
async function createSecret(
  this: ExperimentWorld,
  name: string,
  username: string,
  password: string,
  host: string,
): Promise<void> {
  await this.experiment.secrets.createForRegistry(name, { host, username, password });
}

When('the secret {string} is linked to the service account {string} for pulls', linkSecret);
When('密钥 {string} 链接到服务账号 {string},用于拉取', linkSecret);
async function linkSecret(this: ExperimentWorld, name: string, account: string): Promise<void> {
  await this.experiment.secrets.linkForPulls(name, account);
}
