// The same pages by colly: ten fields an ad, no delay, nothing stored; then once more from its cache, for which it asks
// nobody whether anything changed.
//
//	build/release/bench/vigie_crawl_figures serve &   (prints its address)
//	cd $(mktemp -d) && go mod init peer && go get github.com/gocolly/colly/v2@v2.3.0
//	go run …/bench/crawl/colly_peer.go 127.0.0.1:PORT
package main

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gocolly/colly/v2"
)

const sites = 8

type ad struct {
	title, text, name, age, price, place, posted, adID string
	phones, photos                                     []string
}

func texts(page *colly.HTMLElement, css string) (found []string) {
	page.ForEach(css, func(_ int, element *colly.HTMLElement) { found = append(found, element.Text) })
	return
}

func read(page *colly.HTMLElement) ad {
	path := page.Request.URL.Path
	return ad{
		title: page.ChildText("h1"), text: page.ChildText("p.text"), name: page.ChildText(".name"),
		age: page.ChildText(".age"), price: page.ChildText(".price"), place: page.ChildText(".place"),
		posted: page.ChildText(".posted"), phones: texts(page, ".phone"),
		photos: page.ChildAttrs("img.photo", "src"), adID: path[strings.LastIndex(path, "/")+1:],
	}
}

func crawl(address, cache string) (pages, ads int64) {
	crawler := colly.NewCollector(colly.Async(true), colly.CacheDir(cache))
	crawler.IgnoreRobotsTxt = false
	crawler.Limit(&colly.LimitRule{DomainGlob: "*", Parallelism: sites})
	crawler.OnResponse(func(*colly.Response) { atomic.AddInt64(&pages, 1) })
	crawler.OnHTML("html", func(page *colly.HTMLElement) {
		if strings.Contains(page.Request.URL.Path, "/ad/") {
			if read(page).title != "" {
				atomic.AddInt64(&ads, 1)
			}
			return
		}
		for _, link := range append(page.ChildAttrs("li.ad a", "href"), page.ChildAttrs("a[rel=next]", "href")...) {
			page.Request.Visit(link)
		}
	})
	for site := 0; site < sites; site++ {
		crawler.Visit(fmt.Sprintf("http://%s/%d/l/95?page=1", address, site))
	}
	crawler.Wait()
	return
}

func cpu() float64 {
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()).Seconds()
}

func main() {
	cache, err := os.MkdirTemp("", "colly-peer-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(cache)
	for _, night := range []string{"first", "second, from its cache"} {
		used, begun := cpu(), time.Now()
		pages, ads := crawl(os.Args[1], cache)
		used = cpu() - used
		fmt.Printf("colly, %s: %d pages, %d ads, %.2f s wall, %.2f s CPU, %.3f ms CPU a page\n", night, pages, ads,
			time.Since(begun).Seconds(), used, 1000*used/float64(pages))
	}
}
