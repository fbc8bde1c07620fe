Feature: The reference policy of a tag that nobody chose one for
  `oc new-app --image` looks up an image in an external registry and creates three things: an image stream that
  follows the image, a deployment, and a service. Nobody mentions a reference policy, so the tag gets the default, Source:
  the pods pull from where the image came from.

  Importing an image reads its manifest and its config. It copies nothing: the internal registry holds no more than before.

  Background:
    Given docker.io serves "openshift/hello-openshift:latest" as image A
    And the project "is-test"
    And I have run `oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift`

  Rule: The default is Source

    @A1
    Scenario: The tag follows the external image with policy Source
      Then the tag "hello-ocp:latest" follows "docker.io/openshift/hello-openshift"
      And the tag "hello-ocp:latest" has reference policy Source
      And the tag "hello-ocp:latest" has import mode Legacy
      And the tag "hello-ocp:latest" points at image A

    @A1
    Scenario: The pod runs the external image, by its digest
      Then the pods of "hello-ocp" run image A from "docker.io/openshift/hello-openshift"
      And `oc get pods,is` shows:
        """
        NAME                         READY   STATUS    RESTARTS   AGE
        pod/hello-ocp-<hash>-<id>    1/1     Running   0          <age>

        NAME                                       IMAGE REPOSITORY                                                     TAGS     UPDATED
        imagestream.image.openshift.io/hello-ocp   image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp   latest   <age>
        """

    @A1
    Scenario: The stream tells who made it and what it follows
      Then `oc describe is hello-ocp` shows:
        """
        Name:                   hello-ocp
        Namespace:              is-test
        Created:                <age>
        Labels:                 app=hello-ocp
                                app.kubernetes.io/component=hello-ocp
                                app.kubernetes.io/instance=hello-ocp
        Annotations:            openshift.io/generated-by=OpenShiftNewApp
                                openshift.io/image.dockerRepositoryCheck=<time>
        Image Repository:       image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp
        Image Lookup:           local=false
        Unique Images:          1
        Tags:                   1

        latest
          tagged from docker.io/openshift/hello-openshift

          * docker.io/openshift/hello-openshift@<digest of image A>
              <age>
        """
      And the image stream "hello-ocp" contains:
        """yaml
        metadata:
          annotations:
            openshift.io/generated-by: OpenShiftNewApp
          generation: 2
          labels:
            app: hello-ocp
            app.kubernetes.io/component: hello-ocp
            app.kubernetes.io/instance: hello-ocp
        spec:
          lookupPolicy:
            local: false
          tags:
          - name: latest
            annotations:
              openshift.io/imported-from: docker.io/openshift/hello-openshift
            from:
              kind: DockerImage
              name: docker.io/openshift/hello-openshift
            generation: 2
            importPolicy:
              importMode: Legacy
            referencePolicy:
              type: Source
        status:
          dockerImageRepository: image-registry.openshift-image-registry.svc:5000/is-test/hello-ocp
          tags:
          - tag: latest
            items:
            - dockerImageReference: docker.io/openshift/hello-openshift@<digest of image A>
              generation: 2
              image: <digest of image A>
        """

  Rule: Neither the import nor the pod puts anything into the internal registry

    @A2 @needs:own-registry
    Scenario: The storage of the registry stays empty
      Given the pods of "hello-ocp" run image A from "docker.io/openshift/hello-openshift"
      When I run `oc project openshift-image-registry`
      Then `oc rsh deploy/image-registry ls /registry` lists nothing
      And the internal registry stores nothing
      And the nodes asked the internal registry for nothing
