# language: zh-CN
@zh-CN
功能: 文档对引用策略的说明
  文档给出选择 Local 的理由和它的限制。除一条之外,每条在这里都是一个实验。文档说镜像仓库的 pull-through
  “默认开启”并且“必须启用”。4.19 的镜像仓库无法关闭它:配置 `pullthrough.enabled: false` 时只记录
  `pullthrough can't be disabled anymore`,然后照常服务,所以关闭之后会怎样是观察不到的。

  背景:
    假如 项目 "is-test"

  规则: 使用 Local 时,Pod 可以使用节点不信任的镜像仓库

    @A9
    场景: 节点拒绝的镜像仓库,内部镜像仓库可以接受
      假如 quay.io 提供 "acme/app:1",称为镜像 A
      而且 集群不信任 quay.io 的证书
      而且 我已运行 `oc import-image app:1 --from=quay.io/acme/app:1 --reference-policy=local --insecure --confirm`
      当 我运行 `oc new-app --name web -i app:1`
      那么 "web" 的 Pod 运行镜像 A,地址为 "image-registry.openshift-image-registry.svc:5000/is-test/app"
      而且 内部镜像仓库 提供了 Pod 的镜像,属于 "web"

    @A9
    场景: 使用 Source 时,节点自己必须信任它
      假如 quay.io 提供 "acme/app:1",称为镜像 A
      而且 集群不信任 quay.io 的证书
      而且 我已运行 `oc import-image app:1 --from=quay.io/acme/app:1 --insecure --confirm`
      当 创建 Pod "web",按摘要使用镜像 A,仓库为 "quay.io/acme/app"
      那么 Pod "web" 无法拉取镜像:"tls: failed to verify certificate: x509: certificate signed by unknown authority"

    @A9
    场景: 导入时必须说明
      假如 quay.io 提供 "acme/app:1",称为镜像 A
      而且 集群不信任 quay.io 的证书
      当 我运行 `oc import-image app:1 --from=quay.io/acme/app:1 --reference-policy=local --confirm`,它失败
      那么 标签 "app:1" 导入失败:"x509: certificate signed by unknown authority"

  规则: 直接引用外部镜像时不会被重定向

    @A9
    场景: 指名 docker.io 的 Pod 由 docker.io 提供镜像
      假如 docker.io 提供 "openshift/hello-openshift:latest",称为镜像 A
      而且 我已运行 `oc import-image hello-ocp:local --from=docker.io/openshift/hello-openshift --reference-policy=local --confirm`
      当 创建 Pod "direct",镜像地址为 "docker.io/openshift/hello-openshift:latest"
      那么 Pod "direct" 运行镜像 A,由 docker.io 提供
      而且 节点没有向 内部镜像仓库 请求任何内容
      而且 内部镜像仓库没有存储任何内容

  规则: 私有镜像仓库:Local 需要项目中的密钥,Source 需要链接的密钥

    @A9
    场景: 没有密钥就无法导入
      假如 registry.redhat.io 要求用户 "acme" 和密码 "s3cret"
      而且 registry.redhat.io 提供 "private/app:1",称为镜像 A
      当 我运行 `oc import-image app:1 --from=registry.redhat.io/private/app:1 --reference-policy=local --confirm`,它失败
      那么 标签 "app:1" 导入失败:"you may not have access to the container image \"registry.redhat.io/private/app:1\""

    @A9
    场景: Local:项目中的密钥就够了
      假如 registry.redhat.io 要求用户 "acme" 和密码 "s3cret"
      而且 registry.redhat.io 提供 "private/app:1",称为镜像 A
      而且 项目有密钥 "up",用户 "acme",密码 "s3cret",用于 registry.redhat.io
      而且 我已运行 `oc import-image app:1 --from=registry.redhat.io/private/app:1 --reference-policy=local --confirm`
      当 创建 Pod "web",按摘要使用镜像 A,仓库为 "image-registry.openshift-image-registry.svc:5000/is-test/app"
      那么 Pod "web" 运行镜像 A,由 内部镜像仓库 提供

    @A9
    场景: Source:密钥必须链接到 Pod 的服务账号
      假如 registry.redhat.io 要求用户 "acme" 和密码 "s3cret"
      而且 registry.redhat.io 提供 "private/app:1",称为镜像 A
      而且 项目有密钥 "up",用户 "acme",密码 "s3cret",用于 registry.redhat.io
      而且 我已运行 `oc import-image app:1 --from=registry.redhat.io/private/app:1 --confirm`
      当 创建 Pod "before",按摘要使用镜像 A,仓库为 "registry.redhat.io/private/app"
      那么 Pod "before" 无法拉取镜像:"authentication required"
      当 密钥 "up" 链接到服务账号 "default",用于拉取
      而且 创建 Pod "after",按摘要使用镜像 A,仓库为 "registry.redhat.io/private/app"
      那么 Pod "after" 运行镜像 A,由 registry.redhat.io 提供
