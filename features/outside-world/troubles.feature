Feature: The registry outside is in trouble
  An import says why it failed, and the tag keeps what it had. A node tries again, later and later. When the registry comes
  back, both recover by themselves or with the next import.

  Background:
    Given docker.io serves "acme/web:1" as image A
    And the project "is-test"

  Rule: An import that fails says why

    Scenario Outline: <trouble>
      When docker.io <trouble>
      And I run `oc import-image web:1 --from=docker.io/acme/web:1 --confirm`, which fails
      Then the import of the tag "web:1" failed: "<message>"
      When docker.io comes back
      And I run `oc import-image web:1`
      Then the tag "web:1" points at image A

      Examples:
        | trouble              | message              |
        | answers 403          | denied               |
        | answers 404          | not found            |
        | answers 503          | 503 Service Unavailable |
        | breaks connections   | EOF                  |
        | hangs                | TLS handshake timeout |
        | goes down            | connection refused   |
        | serves corrupt blobs | content integrity error |

    Scenario: A slow registry is only slow
      When docker.io is slow: 2 seconds an answer
      And I run `oc import-image web:1 --from=docker.io/acme/web:1 --confirm`
      Then the tag "web:1" points at image A

  Rule: Docker Hub counts pulls

    Scenario: A hundred imports in six hours, and no more; to look for signatures is a pull, too
      Given docker.io limits pulls like Docker Hub
      And the requests to docker.io are counted from here
      And I have run `oc tag --scheduled docker.io/acme/web:1 one:1`
      And I have run `oc tag --scheduled docker.io/acme/web:1 two:1`
      And I have run `oc tag --scheduled docker.io/acme/web:1 three:1`
      And I have run `oc tag --scheduled docker.io/acme/web:1 four:1`
      And I have run `oc tag --scheduled docker.io/acme/web:1 five:1`
      When 5 hours pass
      Then docker.io counted 106 pulls
      And docker.io answered a request with 429
      When 7 hours pass
      Then the tag "one:1" points at image A
