const WHO = ['Tested by', 'Reviewed by', 'Released by'] as const;

/** Lines to sign on paper. */
export function SignOff() {
  return (
    <section class="sign-off" aria-labelledby="sign-title">
      <h2 id="sign-title">Sign-off</h2>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Name</th>
            <th scope="col">Date</th>
            <th scope="col">Signature</th>
          </tr>
        </thead>
        <tbody>
          {WHO.map((who) => (
            <tr key={who}>
              <th scope="row">{who}</th>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
