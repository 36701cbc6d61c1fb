package contracts;

import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;

@Provider("ContactInformationAPI")
@PactFolder("${pacts}")
class ContactInformationContractsTest extends Contracts {}
