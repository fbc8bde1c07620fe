Feature: What a changed image stream sets off
  A DeploymentConfig names the tag that it follows in a trigger, a Deployment in an annotation. When the tag gets another image,
  the image trigger controller writes the new address into the pod template, and that starts a rollout.

  Background:
    Given docker.io serves "balazsszeti/hello:sleeper" as image A
    And the project "myproject"
    And I have run `oc tag docker.io/balazsszeti/hello:sleeper hello:mytag`

  Rule: A workload with an automatic trigger follows

    @B9
    Scenario: A deployment with the trigger annotation
      Given the deployment "web" is created with the tag "hello:mytag"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then the pods of "web" run image B from "docker.io/balazsszeti/hello"

    @B9
    Scenario: A deployment config whose trigger is automatic
      Given the deployment config "web" is created with the tag "hello:mytag"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then the pods of "web" run image B from "docker.io/balazsszeti/hello"

  Rule: A workload whose trigger is not automatic stays as it is

    @B9
    Scenario: A deployment config, until somebody asks for a rollout
      Given the deployment config "web" is created with the tag "hello:mytag"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And I have run `oc set triggers dc/web --manual`
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then nothing happens within 5 minutes
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      When I run `oc rollout latest dc/web`
      Then the pods of "web" run image B from "docker.io/balazsszeti/hello"

    @B9
    Scenario: A deployment whose trigger is paused, until it goes on
      Given the deployment "web" is created with the tag "hello:mytag"
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      And I have run `oc set triggers deploy/web --manual`
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then nothing happens within 5 minutes
      And the pods of "web" run image A from "docker.io/balazsszeti/hello"
      When I run `oc set triggers deploy/web --auto`
      Then the pods of "web" run image B from "docker.io/balazsszeti/hello"

  Rule: A build configuration builds again when its base image changes

    Background:
      Given the file "app.yaml":
        """yaml
        apiVersion: build.openshift.io/v1
        kind: BuildConfig
        metadata:
          name: app
        spec:
          source:
            dockerfile: |
              FROM hello
              LABEL greeting=hello
          strategy:
            dockerStrategy:
              from:
                kind: ImageStreamTag
                name: hello:mytag
          output:
            to:
              kind: ImageStreamTag
              name: app:latest
          triggers:
          - type: ImageChange
            imageChange: {}
        """
      And I have run `oc create imagestream app`
      And I have run `oc create -f app.yaml`

    @B9
    Scenario: The first build at once, the second for the new image
      Given the tag "app:latest" has 1 image in its history
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then the tag "app:latest" has 2 images in its history
      And `oc get builds` shows:
        """
        NAME    TYPE     FROM         STATUS     STARTED   DURATION
        app-1   Docker   Dockerfile   Complete   <age>     <duration>
        app-2   Docker   Dockerfile   Complete   <age>     <duration>
        """

    @B7
    Scenario: Changing the stream redirects the builds
      Given quay.io serves "acme/hello:1" as image B
      And the tag "app:latest" has 1 image in its history
      When I run `oc tag quay.io/acme/hello:1 hello:mytag`
      Then the tag "app:latest" has 2 images in its history

    @B9
    Scenario: A paused trigger builds nothing
      Given the tag "app:latest" has 1 image in its history
      And I have run `oc patch bc/app --type=merge --patch='{"spec":{"triggers":[{"type":"ImageChange","imageChange":{"paused":true}}]}}'`
      And docker.io serves "balazsszeti/hello:sleeper" as image B
      When I run `oc import-image hello:mytag`
      Then nothing happens within 5 minutes
      And the tag "app:latest" has 1 image in its history
