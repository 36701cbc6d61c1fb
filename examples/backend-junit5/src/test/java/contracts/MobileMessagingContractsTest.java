package contracts;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;

@Provider("MobileMessagingAPI")
@PactFolder("${pacts}")
class MobileMessagingContractsTest extends Contracts {}
