import Glibc
import Helper
import Interchange

/// `sluice-isso`: speaks for an Isso, on the machine where its database is.
@main
enum Main {
    static func main() {
        exit(HelperLoop.run { (site, _) throws(SiteFault) in try IssoSite(site) })
    }
}
