package contracts;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.State;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contracts of both providers have in common: the backend, and a method for each provider state. */
abstract class Contracts {
    private static final URI BACKEND = URI.create(System.getProperty("backend.url"));

    @BeforeEach
    void goesToTheBackend(PactVerificationContext context) {
        context.setTarget(new HttpTestTarget(BACKEND.getHost(), BACKEND.getPort()));
    }

    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void holds(PactVerificationContext context) {
        context.verifyInteraction();
    }

    @State("an application profile")
    Map<String, Object> applicationProfile(Map<String, Object> params) {
        return States.bring("an application profile", params);
    }

    @State("a registered installation of a person")
    Map<String, Object> registeredInstallationOfPerson(Map<String, Object> params) {
        return States.bring("a registered installation of a person", params);
    }

    @State("a registered installation of an anonymous person")
    Map<String, Object> registeredInstallationOfAnonymousPerson(Map<String, Object> params) {
        return States.bring("a registered installation of an anonymous person", params);
    }

    @State("an API key of the Contact Information API")
    Map<String, Object> apiKeyOfContactInformationAPI(Map<String, Object> params) {
        return States.bring("an API key of the Contact Information API", params);
    }

    @State("another application profile")
    Map<String, Object> anotherApplicationProfile(Map<String, Object> params) {
        return States.bring("another application profile", params);
    }

    @State("an API key of the other application profile")
    Map<String, Object> apiKeyOfOtherApplicationProfile(Map<String, Object> params) {
        return States.bring("an API key of the other application profile", params);
    }

    @State("an external user ID")
    Map<String, Object> externalUserID(Map<String, Object> params) {
        return States.bring("an external user ID", params);
    }

    @State("an unusual external user ID")
    Map<String, Object> unusualExternalUserID(Map<String, Object> params) {
        return States.bring("an unusual external user ID", params);
    }

    @State("an unusable application code")
    Map<String, Object> unusableApplicationCode(Map<String, Object> params) {
        return States.bring("an unusable application code", params);
    }

    @State("an earlier call")
    Map<String, Object> earlierCall(Map<String, Object> params) {
        return States.bring("an earlier call", params);
    }

    @State("the installation before")
    Map<String, Object> installationBefore(Map<String, Object> params) {
        return States.bring("the installation before", params);
    }

    @State("a valid user data JWT")
    Map<String, Object> validUserDataJWT(Map<String, Object> params) {
        return States.bring("a valid user data JWT", params);
    }

    @State("an expired user data JWT")
    Map<String, Object> expiredUserDataJWT(Map<String, Object> params) {
        return States.bring("an expired user data JWT", params);
    }

    @State("a user data JWT with a forged signature")
    Map<String, Object> userDataJWTWithForgedSignature(Map<String, Object> params) {
        return States.bring("a user data JWT with a forged signature", params);
    }

    @State("a user data JWT signed with another secret")
    Map<String, Object> userDataJWTSignedWithAnotherSecret(Map<String, Object> params) {
        return States.bring("a user data JWT signed with another secret", params);
    }

    @State("a user data JWT with an unknown kid")
    Map<String, Object> userDataJWTWithUnknownKid(Map<String, Object> params) {
        return States.bring("a user data JWT with an unknown kid", params);
    }

    @State("a user data JWT with alg none")
    Map<String, Object> userDataJWTWithAlgNone(Map<String, Object> params) {
        return States.bring("a user data JWT with alg none", params);
    }

    @State("a user data JWT signed with another algorithm")
    Map<String, Object> userDataJWTSignedWithAnotherAlgorithm(Map<String, Object> params) {
        return States.bring("a user data JWT signed with another algorithm", params);
    }

    @State("a user data JWT for another application")
    Map<String, Object> userDataJWTForAnotherApplication(Map<String, Object> params) {
        return States.bring("a user data JWT for another application", params);
    }

    @State("a user data JWT whose typ claim is not Bearer")
    Map<String, Object> userDataJWTWhoseTypClaimIsNotBearer(Map<String, Object> params) {
        return States.bring("a user data JWT whose typ claim is not Bearer", params);
    }

    @State("a user data JWT without a claim")
    Map<String, Object> userDataJWTWithoutClaim(Map<String, Object> params) {
        return States.bring("a user data JWT without a claim", params);
    }

    @State("a user data JWT for another person")
    Map<String, Object> userDataJWTForAnotherPerson(Map<String, Object> params) {
        return States.bring("a user data JWT for another person", params);
    }

    @State("a valid user data JWT of a form")
    Map<String, Object> validUserDataJWTOfForm(Map<String, Object> params) {
        return States.bring("a valid user data JWT of a form", params);
    }

    @State("a bad user data JWT of a form")
    Map<String, Object> badUserDataJWTOfForm(Map<String, Object> params) {
        return States.bring("a bad user data JWT of a form", params);
    }
}
