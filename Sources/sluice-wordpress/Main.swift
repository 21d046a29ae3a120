import Glibc
import Helper
import Interchange

/// `sluice-wordpress`: speaks for a WordPress, over its REST interface, with an application password.
@main
enum Main {
    static func main() {
        exit(HelperLoop.run { (site, secret) throws(SiteFault) in try WordPressSite(site, secret: secret) })
    }
}
